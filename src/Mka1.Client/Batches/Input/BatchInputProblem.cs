namespace Mka1.Batches.Input;

/// <summary>A problem in the input file of a batch.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line's number, 1 for the first; 0 for the file as a whole.</param>
/// <param name="Column">The character in the line, 1 for the first; null if unknown.</param>
/// <param name="CustomId">The id of the request; null if it could not be read.</param>
/// <param name="Code">The code, see <see cref="BatchInputProblemCode"/>.</param>
/// <param name="Severity">Whether the platform would reject it.</param>
/// <param name="Message">The description.</param>
public sealed record BatchInputProblem(
    string Path, long Line, int? Column, string? CustomId, string Code, BatchInputSeverity Severity, string Message)
{
    /// <summary>Position and description.</summary>
    /// <returns>Text such as <c>requests.jsonl, line 3, column 14: it is not JSON</c>.</returns>
    public override string ToString() =>
        Path + (Line > 0 ? $", line {Line}" : string.Empty) + (Column is int column ? $", column {column}" : string.Empty) + $": {Message}";
}
