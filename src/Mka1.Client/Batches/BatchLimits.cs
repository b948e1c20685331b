namespace Mka1.Batches;

/// <summary>The limits of other servers of this API for one batch. MKA1 publishes no limits, so these only cause warnings and splitting.</summary>
public static class BatchLimits
{
    /// <summary>The maximum number of requests of a file.</summary>
    public const int UsualRequests = 50_000;

    /// <summary>The maximum size of a file: 200 MiB.</summary>
    public const long UsualBytes = 200L * 1024 * 1024;
}
