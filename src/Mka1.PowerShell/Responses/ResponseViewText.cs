using System.Collections;
using Mka1.PowerShell.Views;
using Mka1.Responses;

namespace Mka1.PowerShell.Responses;

/// <summary>Formats what came of a response for its views. Reads members by name, because the response may be deserialized.</summary>
public static class ResponseViewText
{
    /// <summary>Gets the beginning of the text, after the reason if a response failed or stopped before its end.</summary>
    /// <param name="response">The response.</param>
    /// <returns>The reason, the text, the refusal, or the kinds of the output; null for none.</returns>
    public static string? Outcome(object? response)
    {
        string text = GetText(response, nameof(Response.OutputText));
        string[] parts = GetReason(response) is string reason ? [reason, text]
            : text.Length > 0 ? [text]
            : GetRefusal(response) is string refusal ? ["refused", refusal]
            : [GetKinds(response)];
        return ViewText.Beginning(string.Join(": ", parts.Where(static part => part.Length > 0)));
    }

    /// <summary>Gets why a response failed or stopped before its end.</summary>
    /// <returns>The error or the reason; null for a response that has neither.</returns>
    internal static string? GetReason(object? response) =>
        new[] { nameof(Response.Error), nameof(Response.IncompleteDetails) }.Select(name => GetText(response, name)).FirstOrDefault(static text => text.Length > 0);

    private static string? GetRefusal(object? response) =>
        GetList(response, "Output").SelectMany(static item => GetList(item, "Content")).Select(static part => GetText(part, "Refusal")).FirstOrDefault(static text => text.Length > 0);

    // A response without text has called a tool, for example.
    private static string GetKinds(object? response) =>
        string.Join(", ", GetList(response, "Output").Select(static item => GetText(item, "Type")).Where(static type => type is not ("message" or "reasoning")));

    private static IEnumerable<object?> GetList(object? source, string name) =>
        MemberPath.GetValue(source, name) is IEnumerable list and not string ? list.Cast<object?>() : [];

    private static string GetText(object? source, string name) => ViewText.ToText(MemberPath.GetValue(source, name));
}
