namespace Mka1.Batches.Input;

/// <summary>A problem of a batch's input file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line's number, 1 for the first; 0 for the file as a whole.</param>
/// <param name="Column">The character in the line where it is, 1 for the first; null where there is none.</param>
/// <param name="CustomId">The request's id, where it could be read.</param>
/// <param name="Code">What kind of problem, see <see cref="BatchInputProblemCode"/>.</param>
/// <param name="Severity">Whether the platform would refuse it.</param>
/// <param name="Message">The problem in words.</param>
public sealed record BatchInputProblem(
    string Path, long Line, int? Column, string? CustomId, string Code, BatchInputSeverity Severity, string Message)
{
    /// <summary>Where and what.</summary>
    /// <returns>Text such as <c>requests.jsonl, line 3, column 14: it is not JSON</c>.</returns>
    public override string ToString() =>
        Path + (Line > 0 ? $", line {Line}" : string.Empty) + (Column is int column ? $", column {column}" : string.Empty) + $": {Message}";
}
