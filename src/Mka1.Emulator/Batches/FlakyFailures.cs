using System.Collections.Concurrent;

namespace Mka1.Emulator.Batches;

/// <summary>The number of failures of each flaky line, by its custom_id.</summary>
internal sealed class FlakyFailures : ConcurrentDictionary<string, int>;
