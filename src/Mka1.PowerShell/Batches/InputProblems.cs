using System.Management.Automation;
using Mka1.Batches.Input;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>Reports problems of the input of a batch. With an error, nothing is sent or written.</summary>
internal sealed class InputProblems(AsyncCommand command, string action = "uploaded")
{
    // A file with an error in every line would hide the first errors, which show the cause.
    public const int MaximumShown = 20;

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
        if (Count++ < MaximumShown)
            command.WriteError(error);
    }

    /// <summary>Reports a problem of a request with its number and, if the message lacks it, its id.</summary>
    public void ReportRequest(BatchInputProblem problem, string? customId)
    {
        bool isNamed = customId is null || problem.Message.Contains($"'{customId}'");
        Report(problem, $"Request {problem.Line}{(isNamed ? string.Empty : $" ({customId})")}: {problem.Message}.", customId);
    }

    /// <summary>Reports an object that cannot be a request.</summary>
    public void ReportObject(long number, object? input, string reason)
    {
        string? customId = BatchRequestInput.GetCustomId(input);
        Report($"Request {number}{(customId is null ? string.Empty : $" ({customId})")}: {reason.TrimEnd('.')}.", customId);
    }

    /// <summary>Reports the total number of errors.</summary>
    /// <param name="name">The input's name, if it has one.</param>
    /// <returns>True if there were any.</returns>
    public bool ReportTotal(string? name)
    {
        string what = name is null ? "Nothing" : $"Nothing of '{name}'";
        if (Count > MaximumShown)
            command.WriteError(ErrorCatalog.InvalidInput($"{Count} problems in all; the first {MaximumShown} are shown above. {what} was {action}.", name));
        else if (Count > 0)
            command.WriteWarning($"{what} was {action}, because of the errors above.");
        return Count > 0;
    }
}
