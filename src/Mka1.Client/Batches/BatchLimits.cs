namespace Mka1.Batches;

/// <summary>What other servers of this API take in one batch. MKA1 publishes no limits, so these warn and split, and block nothing.</summary>
public static class BatchLimits
{
    /// <summary>Requests in one file.</summary>
    public const int UsualRequests = 50_000;

    /// <summary>Bytes of one file: 200 MB.</summary>
    public const long UsualBytes = 200L * 1024 * 1024;
}
