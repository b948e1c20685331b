namespace Mka1.Permissions;

/// <summary>The types of resources that have permissions.</summary>
public static class PermissionResourceType
{
    /// <summary>Chat completions.</summary>
    public const string Completion = "completion";

    /// <summary>Files.</summary>
    public const string File = "file";

    /// <summary>Vector stores.</summary>
    public const string VectorStore = "vector_store";

    /// <summary>Conversations.</summary>
    public const string Conversation = "conversation";

    /// <summary>Responses.</summary>
    public const string Response = "response";

    /// <summary>Skills.</summary>
    public const string Skill = "skill";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> KnownValues { get; } = [Response, Conversation, File, VectorStore, Completion, Skill];

    /// <summary>Finds the type of an id by its usual beginning.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The type; null if the id does not show it.</returns>
    public static string? Find(string id) => (id ?? string.Empty).Split('_', '-')[0] switch
    {
        "resp" => Response,
        "conv" => Conversation,
        "file" => File,
        "vs" => VectorStore,
        "chatcmpl" => Completion,
        "skill" => Skill,
        _ => null,
    };
}
