namespace Mka1.Batches;

/// <summary>A line of a batch's output that could not be read; the lines around it were.</summary>
/// <param name="FileId">The output or error file.</param>
/// <param name="Line">The line's number, 1 for the first.</param>
/// <param name="Message">What is wrong with it, and how it begins.</param>
public sealed record BatchLineProblem(string FileId, long Line, string Message);
