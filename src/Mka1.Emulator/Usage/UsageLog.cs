using System.Collections.Concurrent;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Usage;

/// <summary>The usage of an account. Deleted objects stay counted.</summary>
internal sealed class UsageLog
{
    private readonly ConcurrentQueue<UsageEntry> _entries = new();

    public IEnumerable<UsageEntry> Entries => _entries;

    public static void Add(Tenant tenant, string kind, string? model, bool background, params (string Name, long Count)[] counts) =>
        tenant.Account.State<UsageLog>()._entries.Enqueue(new UsageEntry(kind, SimulatedClock.UnixNow, tenant.OnBehalfOf, tenant.Account.KeyId, model, background, counts));

    public static void AddTokens(Tenant tenant, string kind, string? model, bool background, long input, long output) =>
        Add(tenant, kind, model, background, ("input_tokens", input), ("output_tokens", output), ("input_cached_tokens", 0), ("num_model_requests", 1));

    public static void AddCreated(Tenant tenant, object item)
    {
        if (item is ICounted counted)
            Add(tenant, counted.UsageKind, null, false, counted.UsageCounts);
    }
}
