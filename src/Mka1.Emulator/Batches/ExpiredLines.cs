namespace Mka1.Emulator.Batches;

/// <summary>How an expired batch reports the lines that it did not process.</summary>
public enum ExpiredLines
{
    /// <summary>Each has a line in the error file, with the code <c>batch_expired</c>.</summary>
    ErrorFile,

    /// <summary>They are in neither of the files.</summary>
    Missing,
}
