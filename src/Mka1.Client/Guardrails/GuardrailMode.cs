namespace Mka1.Guardrails;

/// <summary>What a guardrail prevents. The API may add others; unknown values are passed through.</summary>
public static class GuardrailMode
{
    /// <summary>Words that must not occur.</summary>
    public const string BanWords = "ban_words";

    /// <summary>Text that tries to change the instructions of the model.</summary>
    public const string PromptInjection = "prompt_injection";

    /// <summary>The disclosure of secrets.</summary>
    public const string Leakage = "leakage";

    /// <summary>The known values; the API may add others.</summary>
    public static IReadOnlyList<string> KnownValues { get; } = [BanWords, PromptInjection, Leakage];
}
