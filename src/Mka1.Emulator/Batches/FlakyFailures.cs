using System.Collections.Concurrent;

namespace Mka1.Emulator.Batches;

/// <summary>How often each line that fails at first has failed, by its custom_id.</summary>
internal sealed class FlakyFailures : ConcurrentDictionary<string, int>;
