using System.Collections;
using Mka1.Errors;
using Mka1.Json;
using Mka1.Responses;

namespace Mka1.Agents;

/// <summary>What an agent is run with, at once or by a schedule.</summary>
internal static class AgentInput
{
    /// <exception cref="Mka1InputException">The input is neither text nor items, or two members exclude each other.</exception>
    public static void Check(object? input, string? conversation, string? previousResponse)
    {
        if (input is string { Length: 0 })
            throw new Mka1InputException("The input of an agent must not be empty.");
        if (input is IEnumerable items and not (string or IDictionary) && items.Cast<object?>().Any(static item => item is null or string))
            throw new Mka1InputException("The input of an agent is one text or a list of items, not a list of texts. Join them to one text.");
        if (conversation is not null && !string.IsNullOrEmpty(previousResponse))
            throw new Mka1InputException("A conversation and a previous response exclude each other: give one of them.");
        if (!string.IsNullOrEmpty(previousResponse))
            ResponseId.Check(previousResponse);
    }

    /// <summary>The input on the wire: a single item is a list of one.</summary>
    public static object? ToWire(object? input) => input is IDictionary or Mka1Object ? new[] { input } : input;
}
