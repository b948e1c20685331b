using System.Collections;
using Mka1.Errors;
using Mka1.Json;
using Mka1.Responses;

namespace Mka1.Agents;

/// <summary>What an agent is run with, at once or by a schedule.</summary>
internal static class AgentInput
{
    /// <param name="input">The input; null if it is not given.</param>
    /// <param name="conversation">The id of the conversation; null if it is not given.</param>
    /// <param name="previousResponse">The id of the response to continue; null if it is not given.</param>
    /// <exception cref="Mka1InputException">The input is neither text nor items, an id is invalid, or two members exclude each other.</exception>
    public static void Check(object? input, string? conversation, string? previousResponse)
    {
        if (input is not (null or string) && !IsItem(input))
            CheckItems(input as IEnumerable ?? throw new Mka1InputException($"The input of an agent is text or items, not a {input.GetType().Name}."));
        if (input is string { Length: 0 })
            throw new Mka1InputException("The input of an agent must not be empty.");
        if (conversation is not null && previousResponse is not null)
            throw new Mka1InputException("A conversation and a previous response exclude each other: give one of them.");
        if (conversation is { Length: 0 })
            throw new Mka1InputException("The id of a conversation must not be empty.");
        if (previousResponse is not null)
            ResponseId.Check(previousResponse);
    }

    /// <summary>The input on the wire: a single item is a list of one.</summary>
    public static object? ToWire(object? input) => IsItem(input) ? new[] { input } : input;

    private static void CheckItems(IEnumerable input)
    {
        object?[] items = [.. input.Cast<object?>()];
        if (items.Length == 0)
            throw new Mka1InputException("The input of an agent must not be empty.");
        if (items.Any(static item => item is string))
            throw new Mka1InputException("The input of an agent is one text or a list of items, not a list of texts. Join them to one text.");
        if (!items.All(IsItem))
            throw new Mka1InputException("Each item of the input of an agent is an object, such as a message with role and content.");
    }

    // An item with a duplicate name is kept as its text.
    private static bool IsItem(object? value) => value is IDictionary or Mka1Object || (value is JsonLiteral literal && literal.Json.TrimStart().StartsWith("{", StringComparison.Ordinal));
}
