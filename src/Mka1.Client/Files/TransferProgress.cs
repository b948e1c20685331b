namespace Mka1.Files;

/// <summary>The progress of a transfer.</summary>
/// <param name="BytesDone">Bytes sent or received.</param>
/// <param name="BytesTotal">The total number of bytes; null if it is unknown.</param>
public readonly record struct TransferProgress(long BytesDone, long? BytesTotal);
