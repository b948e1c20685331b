namespace Mka1.Emulator.Batches;

/// <summary>What becomes of the lines that an expired batch did not reach.</summary>
public enum ExpiredLines
{
    /// <summary>Each has a line in the error file, with the code <c>batch_expired</c>.</summary>
    ErrorFile,

    /// <summary>They are in neither file.</summary>
    Missing,
}
