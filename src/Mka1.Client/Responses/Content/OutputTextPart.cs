using System.Text.Json;

namespace Mka1.Responses.Content;

/// <summary>Text that the model wrote.</summary>
public sealed class OutputTextPart : ContentPart
{
    internal OutputTextPart(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The sources that the text refers to.</summary>
    public IReadOnlyList<Annotation> Annotations => GetList("annotations", Annotation.From);

    /// <summary>The log probabilities of the tokens; empty unless <c>message.output_text.logprobs</c> was included.</summary>
    public IReadOnlyList<LogProbability> Logprobs => GetList("logprobs", static json => new LogProbability(json));
}
