using System.Management.Automation;
using Mka1.Batches;
using Mka1.Batches.Input;
using Mka1.Errors;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>
/// Writes piped objects as the lines of an input file. Every object that is no request, and every failure that nobody foresaw,
/// counts as a problem: what is missing must not go unnoticed in a batch of the others.
/// </summary>
/// <param name="cmdlet">Writes the errors.</param>
/// <param name="writer">Writes the file.</param>
/// <param name="action">What is done with the file, as in "uploaded".</param>
internal sealed class PipedRequests(AsyncCommand cmdlet, BatchInputWriter writer, string action)
{
    private readonly InputProblems _problems = new(cmdlet, action);
    private long _number = writer.Requests;

    /// <summary>The objects of a parameter: null and an empty list are each one that is no request.</summary>
    public static IEnumerable<PSObject?> Items(PSObject?[]? given) => given switch
    {
        null => [null],
        { Length: 0 } => [PSObject.AsPSObject(given)],
        _ => given,
    };

    /// <summary>Writes an object, or its error.</summary>
    /// <exception cref="Mka1WriteException">The disk does not take it.</exception>
    public void Add(PSObject? item)
    {
        _number++;
        try
        {
            if (BatchRequestInput.Convert(item) is object request)
            {
                foreach (var problem in writer.Write(request))
                    _problems.ReportRequest(problem, request is BatchRequest made ? made.CustomId : BatchRequestInput.CustomIdOf(item));
                return;
            }
            _problems.ReportObject(_number, item, $"{BatchRequestInput.Named(item)}. {BatchRequestInput.Wanted}");
        }
        catch (Mka1InputException exception)
        {
            _problems.ReportObject(_number, item, exception.Message);
        }
        catch (Exception exception) when (exception is not Mka1WriteException && cmdlet.IsOwnError(exception))
        {
            _problems.Report(ErrorCatalog.FromException(exception, BatchRequestInput.CustomIdOf(item)));
        }
        writer.Skip();
    }

    /// <summary>Says how many problems there were.</summary>
    /// <param name="name">The input's name, if it has one.</param>
    /// <returns>True if there were any.</returns>
    public bool End(string? name) => _problems.End(name);
}
