using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Items;

/// <summary>Something that a person has to look at before a computer call is carried out.</summary>
public sealed class ComputerSafetyCheck : Mka1Object
{
    internal ComputerSafetyCheck(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The check's id.</summary>
    public string? Id => GetText("id");

    /// <summary>The kind of check, such as <c>malicious_instructions</c>.</summary>
    public string? Code => GetText("code");

    /// <summary>What to look at.</summary>
    public string? Message => GetText("message");

    /// <summary>Kind and reason.</summary>
    /// <returns>Text such as <c>malicious_instructions: look twice</c>.</returns>
    public override string ToString() => $"{Code}: {Message}";
}
