namespace Mka1.Emulator.Batches;

/// <summary>How the answer of a failed line is written.</summary>
public enum FailedLines
{
    /// <summary>As in MKA1's guide: <c>response</c> null and <c>error</c> set, in the error file only.</summary>
    Mka1,

    /// <summary>As with OpenAI: <c>response</c> with the status code and the error in its body, in the error file only.</summary>
    OpenAI,

    /// <summary>MKA1's form, in the output file and in the error file.</summary>
    BothFiles,
}
