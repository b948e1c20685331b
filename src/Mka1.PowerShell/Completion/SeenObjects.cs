using Mka1.AgentRuns;
using Mka1.AgentSchedules;
using Mka1.Agents;
using Mka1.Batches;
using Mka1.Conversations;
using Mka1.EvalRuns;
using Mka1.EvalSchedules;
using Mka1.EvalSuites;
using Mka1.EvalSuiteVersions;
using Mka1.ExtractionSchemas;
using Mka1.Files;
using Mka1.Json;
using Mka1.McpCredentials;
using Mka1.McpServers;
using Mka1.MemoryEntries;
using Mka1.MemoryStores;
using Mka1.Prompts;
using Mka1.PromptVersions;
using Mka1.Responses;
using Mka1.Responses.Items;
using Mka1.SandboxFiles;
using Mka1.SandboxSessions;
using Mka1.Skills;
using Mka1.SkillVersions;
using Mka1.VectorStores;

namespace Mka1.PowerShell.Completion;

/// <summary>The objects that cmdlets of this process returned last, for completion. Thread-safe; keeps the newest of each kind.</summary>
internal static class SeenObjects
{
    /// <summary>The number of objects that are kept of a kind. A cmdlet adds no more than its first ones.</summary>
    public const int Maximum = 300;

    private static readonly string[] KindNames =
    [
        "Agent", "AgentRun", "AgentSchedule", "Batch", "BatchGroup", "Conversation", "ConversationItem", "EvalRun", "EvalSchedule", "EvalSuite",
        "EvalSuiteVersion", "ExtractionSchema", "File", "McpCredential", "McpServer", "MemoryEntry", "MemoryStore", "Prompt", "PromptVersion",
        "Response", "SandboxFile", "SandboxSession", "Skill", "SkillVersion", "VectorStore", "VectorStoreFile", "VectorStoreFileBatch",
    ];

    private static readonly Dictionary<string, LinkedList<SeenObject>> Kinds = KindNames.ToDictionary(static name => name, static _ => new LinkedList<SeenObject>(), StringComparer.Ordinal);

    /// <summary>Records an object that a cmdlet writes; values of other types are ignored.</summary>
    /// <returns>Whether it was recorded.</returns>
    public static bool Add(object? value)
    {
        if (value is not (Mka1Object or BatchGroupSummary) || Describe(value) is not { Id.Length: > 0 } seen)
            return false;
        lock (Kinds)
        {
            var objects = Kinds[seen.Kind];
            // Versions of several objects have the same numbers.
            RemoveFrom(objects, seen.Id, seen.Kind.EndsWith("Version", StringComparison.Ordinal) ? seen.Name : null);
            objects.AddFirst(seen);
            if (objects.Count > Maximum)
                objects.RemoveLast();
        }
        return true;
    }

    /// <summary>Forgets a deleted object. One of another kind may have the same id, such as an uploaded file and that of a vector store.</summary>
    /// <param name="kind">The kind, see <see cref="FindKind"/>; null if none was seen.</param>
    /// <param name="id">The id.</param>
    public static void Remove(string? kind, string id)
    {
        lock (Kinds)
        {
            if (kind is not null && Kinds.TryGetValue(kind, out var objects))
                RemoveFrom(objects, id);
        }
    }

    /// <summary>Gets the objects of a kind, the newest first.</summary>
    /// <param name="kind">The kind as in the names of cmdlets, such as <c>VectorStore</c>.</param>
    public static IReadOnlyList<SeenObject> Get(string kind)
    {
        lock (Kinds)
            return Kinds.TryGetValue(kind, out var objects) ? [.. objects] : [];
    }

    /// <summary>Gets the kind that the noun of a cmdlet begins with: that of Get-Mka1ResponseInputItem is Response.</summary>
    public static string? FindKind(string commandName)
    {
        int start = commandName.IndexOf("-Mka1", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return null;
        string noun = commandName.Substring(start + "-Mka1".Length);
        return KindNames.Where(kind => noun.StartsWith(kind, StringComparison.OrdinalIgnoreCase)).OrderByDescending(static kind => kind.Length).FirstOrDefault();
    }

    // A few hundred entries are searched faster than an index of them is maintained.
    private static void RemoveFrom(LinkedList<SeenObject> objects, string id, string? name = null)
    {
        for (var node = objects.First; node is not null; node = node.Next)
        {
            if (node.Value.Id != id || (name is not null && node.Value.Name != name))
                continue;
            objects.Remove(node);
            return;
        }
    }

    private static SeenObject? Describe(object value) => value switch
    {
        Response item => new("Response", item.Id, item.Status, item.Model, [.. item.Metadata.Keys], null),
        Batch item => new("Batch", item.Id, item.Status, BatchGroup.GetName(item), [.. item.Metadata.Keys], BatchGroup.GetName(item)),
        BatchGroupSummary item => new("BatchGroup", item.Name, null, null, [], item.Name),
        FileObject item => new("File", item.Id, item.Purpose, item.Filename, [], null),
        ResponseItem { ConversationId: not null, Id: string id } item => new("ConversationItem", id, item.Type, null, [], null),
        Conversation item => new("Conversation", item.Id, null, null, [.. item.Metadata.Keys], null),
        VectorStore item => new("VectorStore", item.Id, item.Status, item.Name, [.. item.Metadata.Keys], null),
        VectorStoreFile item => new("VectorStoreFile", item.Id, item.Status, null, [], null),
        VectorStoreFileBatch item => new("VectorStoreFileBatch", item.Id, item.Status, null, [], null),
        MemoryStore item => new("MemoryStore", item.Id, null, item.Name, [.. item.Metadata.Keys], null),
        MemoryEntry item => new("MemoryEntry", item.Id, null, item.Path, [.. item.Metadata.Keys], null),
        McpServer item => new("McpServer", item.Id, null, item.Name, [.. item.Metadata.Keys], null),
        McpCredential item => new("McpCredential", item.Id, item.AuthType, item.Name, [], null),
        Prompt item => new("Prompt", item.Id, null, item.Name, [.. item.Metadata.Keys], null),
        PromptVersion item => new("PromptVersion", $"{item.Version}", null, item.PromptId, [], null),
        ExtractionSchema item => new("ExtractionSchema", item.Id, null, item.Name, [.. item.Metadata.Keys], null),
        EvalSuite item => new("EvalSuite", item.Id, null, item.Name, [.. item.Metadata.Keys], null),
        EvalSuiteVersion item => new("EvalSuiteVersion", $"{item.Version}", null, item.SuiteId, [.. item.Metadata.Keys], null),
        EvalSchedule item => new("EvalSchedule", item.Id, item.Enabled == false ? "disabled" : null, item.Name, [.. item.Metadata.Keys], null),
        EvalRun item => new("EvalRun", item.Id, item.Status, null, [.. item.Metadata.Keys], null),
        Agent item => new("Agent", item.Id, null, item.Name, [.. item.Metadata.Keys], null),
        AgentRun item => new("AgentRun", item.Id, item.Status, null, [.. item.Metadata.Keys], null),
        AgentSchedule item => new("AgentSchedule", item.Id, item.Status, item.Name, [.. item.Metadata.Keys], null),
        Skill item => new("Skill", item.Id, item.DefaultVersion, item.Name, [], null),
        SkillVersion item => new("SkillVersion", item.Version ?? item.Id, null, item.SkillId, [], null),
        SandboxSession item => new("SandboxSession", item.Id, item.Status, item.SessionKind, [], null),
        SandboxFile item => new("SandboxFile", item.Path, null, item.SessionId, [], null),
        _ => null,
    };
}
