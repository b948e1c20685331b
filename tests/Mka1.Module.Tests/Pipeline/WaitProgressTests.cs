using Mka1.Http;
using Mka1.PowerShell.Pipeline;

namespace Mka1.Module.Tests.Pipeline;

public sealed class WaitProgressTests
{
    private readonly Counting _kind = new();

    [Fact]
    public void Replace_counts_the_current_state_of_an_object()
    {
        var progress = new WaitProgress<string>(_kind);
        progress.Replace(null, "running");
        progress.Replace(null, "running");
        progress.Replace("running", "finished");
        Assert.Equal((1, 1.5, "1 running, 1 finished"), (progress.Finished, progress.Completion, $"{progress}"));
        progress.Replace("running", "finished");
        Assert.Equal((2, 2.0, "2 finished"), (progress.Finished, progress.Completion, $"{progress}"));
    }

    [Fact]
    public void A_poll_costs_the_same_for_any_number_of_objects()
    {
        var progress = new WaitProgress<string>(_kind);
        for (int number = 0; number < 4000; number++)
            progress.Replace(null, "running");
        _kind.Calls = 0;
        progress.Replace("running", "finished");
        _ = $"{progress.Finished} {progress.Completion} {progress}";
        Assert.InRange(_kind.Calls, 1, 10);
    }

    private sealed class Counting : Waitable<string>
    {
        public int Calls { get; set; }

        public override ObjectKind Kind { get; } = new("word");

        public override string StopCmdlet => "Stop-Word";

        public override Task<string> ReadAsync(Mka1Client client, string id, CancellationToken cancellationToken) => Task.FromResult(id);

        public override bool IsFinished(string item)
        {
            Calls++;
            return item == "finished";
        }

        public override string GetStatus(string item)
        {
            Calls++;
            return item;
        }

        public override double? GetCompletion(string item) => 0.5;
    }
}
