using Mka1.Batches.Input;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>Tells the problems of a batch's input, for which nothing of it is sent.</summary>
internal sealed class InputProblems(AsyncCommand command)
{
    // A file with a fault in every line would drown the first ones, which tell the cause.
    private const int Shown = 20;
    private int _count;

    public void Tell(BatchInputProblem problem, string text, string target)
    {
        if (problem.Severity == BatchInputSeverity.Warning)
            command.Warn(text);
        else if (_count++ < Shown)
            command.Fail(ErrorCatalog.InvalidInput(text, target));
    }

    /// <summary>Says how many there were.</summary>
    /// <param name="name">The input's name, if it has one.</param>
    /// <returns>True if there were any.</returns>
    public bool End(string? name)
    {
        string what = name is null ? "Nothing" : $"Nothing of '{name}'";
        if (_count > Shown)
            command.Fail(ErrorCatalog.InvalidInput($"{_count} problems in all; the first {Shown} are told above. {what} was uploaded.", name));
        else if (_count > 0)
            command.Warn($"{what} was uploaded, because of the errors above.");
        return _count > 0;
    }
}
