using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Responses;

/// <summary>
/// Checks the parameters that differ between rows. Attributes cannot, because they would also see the cells of rows: a blank cell is
/// not given, and a wrong one is the error of its row, which the engine would drop.
/// </summary>
internal static class ResponseLimits
{
    // The ids of the engine for the same faults.
    private const string RefusedId = "ParameterArgumentValidationError";
    private const string UnusableId = "ParameterArgumentTransformationError";

    /// <summary>Finds a parameter of the command line that is empty or out of range; null if there is none.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="bindable">The parameters that differ between rows.</param>
    public static ErrorRecord? FindRefused(ResponseRequestCommand command, ICollection<string> bindable)
    {
        foreach (var given in command.MyInvocation.BoundParameters)
        {
            if (bindable.Contains(given.Key) && IsEmpty(given.Value))
                return CreateRecord(given.Key, "The argument is null or empty. Give a value, or leave the parameter out.", RefusedId);
        }
        if (PromptTransformationAttribute.GetFault(command.Prompt) is { } prompt)
            return CreateRecord(nameof(command.Prompt), prompt.Message, UnusableId);
        if (command.Metadata is UnusableMap map)
            return CreateRecord(nameof(command.Metadata), map.Fault.Message, UnusableId);
        return FindFault(command) is var (parameter, fault) ? CreateRecord(parameter, $"The argument {fault}.", RefusedId) : null;
    }

    /// <summary>Finds a value out of range; null if there is none.</summary>
    public static (string Parameter, string Fault)? FindFault(ResponseRequestCommand command) =>
        command.MaxOutputTokens is < 1 ? (nameof(command.MaxOutputTokens), $"is not a whole number from 1 to {int.MaxValue.ToString(CultureInfo.InvariantCulture)}")
        : command.Temperature is double temperature && !(temperature >= 0 && temperature <= 2) ? (nameof(command.Temperature), "is not a number from 0 to 2")
        : command.TopP is double share && !(share >= 0 && share <= 1) ? (nameof(command.TopP), "is not a number from 0 to 1")
        : command.Verbosity is string verbosity && !VerbosityCompleter.Values.Contains(verbosity, StringComparer.OrdinalIgnoreCase)
            ? (nameof(command.Verbosity), $"is none of {string.Join(", ", VerbosityCompleter.Values)}")
        : null;

    private static bool IsEmpty(object? value) => PlainValue.Unwrap(value) switch
    {
        null => true,
        ObjectId id => IsEmpty(id.Source),
        string text => text.Length == 0,
        IDictionary => false,
        IList items => items.Count == 0 || items.Cast<object?>().Any(IsEmpty),
        _ => false,
    };

    private static ErrorRecord CreateRecord(string parameter, string fault, string id)
    {
        string message = $"Cannot validate argument on parameter '{parameter}'. {fault}";
        return new ErrorRecord(new ParameterBindingException(message), id, ErrorCategory.InvalidData, null)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = "Correct the parameter. No request was sent." },
        };
    }
}
