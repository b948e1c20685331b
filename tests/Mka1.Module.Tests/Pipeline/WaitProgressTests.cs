using Mka1.Http;
using Mka1.PowerShell.Pipeline;

namespace Mka1.Module.Tests.Pipeline;

public sealed class WaitProgressTests
{
    private readonly Counting _kind = new();

    [Fact]
    public void It_counts_objects_as_they_are_now()
    {
        var progress = new WaitProgress<string>(_kind);
        progress.Replace(null, "running");
        progress.Replace(null, "running");
        progress.Replace("running", "over");
        Assert.Equal((1, 1.5, "1 running, 1 over"), (progress.Over, progress.Done, $"{progress}"));
        progress.Replace("running", "over");
        Assert.Equal((2, 2.0, "2 over"), (progress.Over, progress.Done, $"{progress}"));
    }

    [Fact]
    public void A_look_costs_the_same_however_many_objects_there_are()
    {
        var progress = new WaitProgress<string>(_kind);
        for (int number = 0; number < 4000; number++)
            progress.Replace(null, "running");
        _kind.Looks = 0;
        progress.Replace("running", "over");
        _ = $"{progress.Over} {progress.Done} {progress}";
        Assert.InRange(_kind.Looks, 1, 10);
    }

    private sealed class Counting : Waitable<string>
    {
        public int Looks { get; set; }

        public override ObjectKind Kind { get; } = new("word");

        public override string StopCmdlet => "Stop-Word";

        public override Task<string> ReadAsync(string id, CancellationToken cancellationToken) => Task.FromResult(id);

        public override bool IsOver(string item)
        {
            Looks++;
            return item == "over";
        }

        public override string StatusOf(string item)
        {
            Looks++;
            return item;
        }

        public override double? DoneOf(string item) => 0.5;
    }
}
