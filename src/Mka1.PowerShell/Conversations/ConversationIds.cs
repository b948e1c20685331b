using Mka1.Conversations;
using Mka1.Errors;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Conversations;

/// <summary>Finds the id of the conversation of an item.</summary>
internal static class ConversationIds
{
    /// <summary>The member of an item that has the id of its conversation.</summary>
    public const string Member = "ConversationId";

    /// <summary>The members of an object that may have the id of a conversation.</summary>
    public static readonly string[] Members = [Member, "Id"];

    /// <param name="given">The conversation that a parameter names; null for that of the item.</param>
    /// <param name="item">The item.</param>
    /// <exception cref="Mka1InputException">Nothing names the conversation.</exception>
    public static string Find(ObjectId? given, object? item) => ConversationClient.Kind.CheckId(
        given is null
            ? ObjectMember.Get(item, Member) as string ?? throw new Mka1InputException("It is unknown in which conversation this is. Give -ConversationId, or an item that was read from a conversation.")
            : given.Find(Members) ?? throw new Mka1InputException($"A {PlainValue.Unwrap(given.Source)!.GetType().Name} is not a conversation. Give the id or the object of a conversation."));
}
