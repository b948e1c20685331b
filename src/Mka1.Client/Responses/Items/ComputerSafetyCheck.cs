using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Items;

/// <summary>A check that a person must acknowledge before a computer call.</summary>
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

    /// <summary>The description.</summary>
    public string? Message => GetText("message");

    /// <summary>Type and reason.</summary>
    /// <returns>Text such as <c>malicious_instructions: look twice</c>.</returns>
    public override string ToString() => $"{Code}: {Message}";
}
