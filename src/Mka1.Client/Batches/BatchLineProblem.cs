namespace Mka1.Batches;

/// <summary>A line of the output of a batch that could not be read.</summary>
/// <param name="FileId">The output or error file.</param>
/// <param name="Line">The line's number, 1 for the first.</param>
/// <param name="Message">The problem and the beginning of the line.</param>
public sealed record BatchLineProblem(string FileId, long Line, string Message);
