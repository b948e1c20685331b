using System.Text;
using Mka1.Emulator.Resources;

namespace Mka1.Emulator.Conversations;

/// <summary>An item of a conversation, as JSON.</summary>
internal sealed record ConversationItem(string Id, byte[] Json) : IResource
{
    public static string Noun => "conversation item";

    public byte[] Render() => Json;

    /// <summary>Whether its JSON contains a text, in any case.</summary>
    public bool Contains(string text) => Encoding.UTF8.GetString(Json).Contains(text, StringComparison.OrdinalIgnoreCase);
}
