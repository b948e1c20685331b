namespace Mka1.Files;

/// <summary>How far a transfer is.</summary>
/// <param name="BytesDone">Bytes sent or received.</param>
/// <param name="BytesTotal">Bytes in all; null if the server did not say.</param>
public readonly record struct TransferProgress(long BytesDone, long? BytesTotal);
