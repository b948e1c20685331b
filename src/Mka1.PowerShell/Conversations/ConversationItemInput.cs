using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Conversations;

/// <summary>Converts values of a script to items of a conversation.</summary>
internal static class ConversationItemInput
{
    /// <summary>Converts text to a message, and a hashtable or an object to the item whose members it has.</summary>
    /// <exception cref="Mka1InputException">The value is none of these, or a copy of an object.</exception>
    public static object Convert(PSObject? item, string role) => item?.BaseObject switch
    {
        null => throw new Mka1InputException("An item must not be null. Give text, or a hashtable or an object with the members of an item."),
        string text => new Dictionary<string, object?> { ["type"] = "message", ["role"] = role, ["content"] = text },
        _ => PlainValue.GetMembers(DeserializedType.RequireOriginal(item)),
    };
}
