namespace Mka1.Batches.Input;

/// <summary>A fault in a batch's input file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line's number, 1 for the first; 0 for the file as a whole.</param>
/// <param name="CustomId">The request's id, where it could be read.</param>
/// <param name="Code">What kind of fault, see <see cref="BatchInputProblemCode"/>.</param>
/// <param name="Message">The fault in words.</param>
public sealed record BatchInputProblem(string Path, long Line, string? CustomId, string Code, string Message)
{
    /// <summary>Where and what.</summary>
    /// <returns>Text such as <c>requests.jsonl, line 3: it is not JSON</c>.</returns>
    public override string ToString() => Line == 0 ? $"{Path}: {Message}" : $"{Path}, line {Line}: {Message}";
}
