using System.Management.Automation;
using Mka1.Batches.Input;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>Reports the problems of a batch's input, for which nothing of it is sent or written.</summary>
internal sealed class InputProblems(AsyncCommand command, string action = "uploaded")
{
    // A file with an error in every line would hide the first errors, which show the cause.
    public const int Shown = 20;

    public int Count { get; private set; }

    public void Report(BatchInputProblem problem, string text, object? target)
    {
        if (problem.Severity == BatchInputSeverity.Warning)
            command.WriteWarning(text);
        else
            Report(text, target);
    }

    public void Report(string text, object? target) => Report(ErrorCatalog.InvalidInput(text, target));

    public void Report(ErrorRecord error)
    {
        if (Count++ < Shown)
            command.WriteError(error);
    }

    /// <summary>Reports a problem of a request by its number and, where the message lacks it, its id.</summary>
    public void ReportRequest(BatchInputProblem problem, string? customId)
    {
        bool isNamed = customId is null || problem.Message.Contains($"'{customId}'");
        Report(problem, $"Request {problem.Line}{(isNamed ? string.Empty : $" ({customId})")}: {problem.Message}.", customId);
    }

    /// <summary>Reports an object that cannot be a request.</summary>
    public void ReportObject(long number, object? input, string reason)
    {
        string? customId = BatchRequestInput.CustomIdOf(input);
        Report($"Request {number}{(customId is null ? string.Empty : $" ({customId})")}: {reason.TrimEnd('.')}.", customId);
    }

    /// <summary>Reports how many there were.</summary>
    /// <param name="name">The input's name, if it has one.</param>
    /// <returns>True if there were any.</returns>
    public bool End(string? name)
    {
        string what = name is null ? "Nothing" : $"Nothing of '{name}'";
        if (Count > Shown)
            command.WriteError(ErrorCatalog.InvalidInput($"{Count} problems in all; the first {Shown} are told above. {what} was {action}.", name));
        else if (Count > 0)
            command.WriteWarning($"{what} was {action}, because of the errors above.");
        return Count > 0;
    }
}
