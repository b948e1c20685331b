using System.Diagnostics;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.Lists;

namespace Mka1.PowerShell.Connection;

/// <summary>Tries the connection with one cheap call: is the server there, is the key good.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Mka1Connection")]
[OutputType(typeof(bool), typeof(ConnectionTestResult))]
public sealed class TestConnectionCommand : Mka1Command
{
    /// <summary>Gives an object that says what was found instead of true or false.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    private protected override async Task EndAsync()
    {
        var watch = Stopwatch.StartNew();
        Mka1Exception? failure = null;
        try
        {
            // One object of the list that every key can read.
            await using var first = Client.Responses.ListAsync(new ListOptions { PageSize = 1 }, Cancellation).GetAsyncEnumerator(Cancellation);
            await first.MoveNextAsync();
        }
        catch (Mka1Exception exception)
        {
            failure = exception;
        }
        if (Detailed)
        {
            Emit(new ConnectionTestResult(Client.Server, Client.OnBehalfOf, failure, watch.Elapsed));
            return;
        }
        // True or false alone would leave an operator guessing.
        if (failure is not null)
            Warn(failure.Message);
        Emit(failure is null);
    }
}
