using System.Management.Automation;
using Mka1.Batches;
using Mka1.Batches.Input;
using Mka1.Errors;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>
/// Writes piped objects as the lines of an input file. Counts each object that is not a request, and each unexpected failure, as
/// an error, so that no batch is created without them.
/// </summary>
/// <param name="cmdlet">Writes the errors.</param>
/// <param name="writer">Writes the file.</param>
/// <param name="action">The action in messages, such as "uploaded".</param>
internal sealed class PipedRequests(AsyncCommand cmdlet, BatchInputWriter writer, string action)
{
    private readonly InputProblems _problems = new(cmdlet, action);
    private long _number = writer.Requests;

    /// <summary>Enumerates the objects of a parameter. Null and an empty list count as one object, which is not a request.</summary>
    public static IEnumerable<PSObject?> Enumerate(PSObject?[]? values) => values switch
    {
        null => [null],
        { Length: 0 } => [PSObject.AsPSObject(values)],
        _ => values,
    };

    /// <summary>Writes an object, or reports its error.</summary>
    /// <exception cref="Mka1WriteException">The file cannot be written.</exception>
    public void Add(PSObject? item)
    {
        _number++;
        try
        {
            if (BatchRequestInput.Convert(item) is object request)
            {
                foreach (var problem in writer.Write(request))
                    _problems.ReportRequest(problem, request is BatchRequest created ? created.CustomId : BatchRequestInput.GetCustomId(item));
                return;
            }
            _problems.ReportObject(_number, item, $"{BatchRequestInput.Describe(item)}. {BatchRequestInput.Expected}");
        }
        catch (Mka1InputException exception)
        {
            _problems.ReportObject(_number, item, exception.Message);
        }
        catch (Exception exception) when (exception is not Mka1WriteException && cmdlet.IsOwnError(exception))
        {
            _problems.Report(ErrorCatalog.FromException(exception, BatchRequestInput.GetCustomId(item)));
        }
        writer.Skip();
    }

    /// <summary>Reports the total number of errors.</summary>
    /// <param name="name">The input's name, if it has one.</param>
    /// <returns>True if there were any.</returns>
    public bool ReportTotal(string? name) => _problems.ReportTotal(name);
}
