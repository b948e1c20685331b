using System.Collections.Concurrent;

namespace Mka1.Emulator.Responses;

/// <summary>The last response of each conversation, by the conversation's id.</summary>
internal sealed class LastResponses : ConcurrentDictionary<string, ResponseRun>;
