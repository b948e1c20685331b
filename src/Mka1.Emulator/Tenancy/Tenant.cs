using System.Collections.Concurrent;
using Mka1.Emulator.Batches;
using Mka1.Emulator.Conversations;
using Mka1.Emulator.Files;
using Mka1.Emulator.Responses;

namespace Mka1.Emulator.Tenancy;

/// <summary>What one pair of key and on-behalf-of identity made; nobody else sees it.</summary>
internal sealed class Tenant(string name, bool strictCursors)
{
    /// <summary>The key's last four characters and the identity, for the page.</summary>
    public string Name => name;

    public Shelf<ResponseRun> Responses { get; } = new("response", strictCursors);

    /// <summary>The last response of each conversation, by the conversation's id.</summary>
    public ConcurrentDictionary<string, ResponseRun> LastResponses { get; } = new();

    public Shelf<StoredConversation> Conversations { get; } = new("conversation", strictCursors);

    public Shelf<StoredFile> Files { get; } = new("file", strictCursors);

    /// <summary>How often the batch lines that fail at first have failed, by custom id.</summary>
    public ConcurrentDictionary<string, int> FlakyFailures { get; } = new();

    public Shelf<BatchJob> Batches { get; } = new("batch", strictCursors);
}
