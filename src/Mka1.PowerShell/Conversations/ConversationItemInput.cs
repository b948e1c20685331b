using System.Collections;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Conversations;

/// <summary>Converts values of a script to items of a conversation.</summary>
internal static class ConversationItemInput
{
    private const int ShownLength = 60;

    /// <summary>Converts text to a message, and a hashtable or an object to the item whose members it has.</summary>
    /// <param name="item">The value.</param>
    /// <param name="role">The role of a message that is given as text.</param>
    /// <param name="position">The position of the value in the input, 1 for the first.</param>
    /// <exception cref="Mka1InputException">The value is none of these, or a copy of an object.</exception>
    public static object Convert(PSObject? item, string role, int position)
    {
        try
        {
            return Convert(item, role);
        }
        catch (Mka1InputException exception)
        {
            throw new Mka1InputException($"Item {position} of the input{Describe(item)}: {exception.Message}", exception);
        }
    }

    private static object Convert(PSObject? item, string role)
    {
        switch (item?.BaseObject)
        {
            case null:
                throw new Mka1InputException("An item must not be null. Give text, or a hashtable or an object with the members of an item.");
            case string text when string.IsNullOrWhiteSpace(text):
                throw new Mka1InputException("The text of a message must not be empty.");
            case string text:
                return new Dictionary<string, object?> { ["type"] = "message", ["role"] = role, ["content"] = text };
            case ValueType:
                throw new Mka1InputException("An item is text, or a hashtable or an object with the members of an item. Give a number or a date as text.");
        }
        var members = PlainValue.GetMembers(DeserializedType.RequireOriginal(item));
        // A message may omit its type.
        return members.ContainsKey("type") || members.ContainsKey("role") ? members
            : throw new Mka1InputException("It has neither a type nor a role. Give text, or the members of an item, such as @{ role = 'user'; content = 'Hello' }.");
    }

    private static string Describe(PSObject? item)
    {
        string text = item?.BaseObject switch
        {
            null or string { Length: 0 } => string.Empty,
            IDictionary map => $"@{{{string.Join("; ", map.Keys.Cast<object>().Select(key => $"{key}={LanguagePrimitives.ConvertTo<string>(map[key])}"))}}}",
            var value => LanguagePrimitives.ConvertTo<string>(value),
        };
        return text.Length == 0 ? string.Empty : $" ({(text.Length > ShownLength ? text.Substring(0, ShownLength) + "..." : text)})";
    }
}
