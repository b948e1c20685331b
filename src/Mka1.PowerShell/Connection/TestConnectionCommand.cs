using System.Diagnostics;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.Lists;

namespace Mka1.PowerShell.Connection;

/// <summary>Tests connections with one call each: whether the server responds and accepts the key.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Mka1Connection")]
[OutputType(typeof(bool), typeof(ConnectionTestResult))]
public sealed class TestConnectionCommand : Mka1Command
{
    /// <summary>The connections, as objects or by name. The default is the current one.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ContextTransformation]
    [ArgumentCompleter(typeof(ContextCompleter))]
    [ValidateNotNull]
    public override Mka1Context? Context { get; set; }

    /// <summary>Returns an object with details instead of true or false.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    // The connection is known only at the first record.
    private protected override void CheckConnection()
    {
    }

    private protected override async Task ProcessRecordAsync()
    {
        // Do not retry: report the current state at once.
        var connection = Connect(maximumRetryCount: 0);
        var client = connection.Client;
        var watch = Stopwatch.StartNew();
        Mka1Exception? failure = null;
        try
        {
            // Read one object of a list that every key can read.
            await using var first = client.Responses.ListAsync(new ListOptions { Take = 1 }, Cancellation).GetAsyncEnumerator(Cancellation);
            await first.MoveNextAsync();
        }
        catch (Mka1Exception exception)
        {
            failure = exception;
        }
        if (Detailed)
        {
            WriteObject(new ConnectionTestResult(connection.Context.Name, client.Server, client.OnBehalfOf, failure, watch.Elapsed));
            return;
        }
        // Without -Detailed, show the reason as a warning.
        if (failure is not null)
            WriteWarning(failure.Message);
        WriteObject(failure is null);
    }
}
