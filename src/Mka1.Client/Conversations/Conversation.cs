using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Conversations;

/// <summary>A conversation, which keeps the items of several responses. Source: docs.mka1.com/docs/conversations.</summary>
public sealed class Conversation : Mka1Object
{
    internal static readonly Resource<Conversation> Resource = new("conversation", static json => new Conversation(json), "id");

    internal Conversation(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id, <c>conv_</c> and letters or digits.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Always <c>conversation</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    /// <summary>When it was deleted; null if it was not.</summary>
    public DateTimeOffset? DeletedAt => GetTime("deleted_at");

    /// <summary>Its metadata.</summary>
    public ReadOnlyDictionary<string, string> Metadata => GetTextMap("metadata");

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static Conversation FromJson(string json) => Resource.Read(json);

    /// <summary>Returns the id, so that the object can be passed where its id is expected.</summary>
    public override string ToString() => Id;
}
