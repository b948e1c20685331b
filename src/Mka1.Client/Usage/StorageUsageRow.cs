using System.Text.Json;

namespace Mka1.Usage;

/// <summary>The usage of files or vector stores. It counts what was created, also if it has been deleted.</summary>
public sealed class StorageUsageRow : UsageRow
{
    internal StorageUsageRow(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The bytes that were created. MKA1 does not document the name of this member.</summary>
    public long UsageBytes => GetCount("usage_bytes");
}
