using System.Collections.Concurrent;
using Mka1.PowerShell.Pipeline;

namespace Mka1.Module.Tests.Pipeline;

/// <summary>Each test is a producer. It checks between two inputs what has been written until then.</summary>
public sealed class OrderedWindowTests
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _calls = new();
    private readonly List<string> _written = [];
    private readonly OrderedWindow<string, string> _window;
    private TimeSpan _now;

    public OrderedWindowTests() => _window = new OrderedWindow<string, string>(5, WriteAsync, () => _now);

    [Fact]
    public async Task A_slow_producer_sees_each_object_before_it_writes_the_next_input()
    {
        for (int number = 1; number <= 5; number++)
        {
            var input = InputAsync($"{number}");
            _now += TimeSpan.FromMilliseconds(100);
            Answer($"{number}");
            await input;
            Assert.Equal(number, _written.Count);
            _now += TimeSpan.FromSeconds(2);
        }
    }

    [Fact]
    public async Task Inputs_without_a_pause_run_in_parallel()
    {
        var first = InputAsync("0");
        Answer("0");
        await first;
        for (int number = 1; number <= 4; number++)
        {
            // Each returns although its call has not finished.
            _now += TimeSpan.FromTicks(1);
            var input = InputAsync($"{number}", TimeSpan.FromMinutes(1));
            await input;
        }
        Assert.Equal(4, _calls.Values.Count(static call => !call.Task.IsCompleted));
        Assert.Equal("0", Assert.Single(_written));
    }

    [Fact]
    public async Task Finished_results_are_written_in_order_while_the_last_call_is_running()
    {
        var first = InputAsync("0", TimeSpan.FromMinutes(1));
        Answer("0");
        await first;
        await InputAsync("1");
        await InputAsync("2");
        Answer("2");
        Answer("1");
        await InputAsync("3");
        Assert.Equal(["0", "1", "2"], _written);
    }

    [Fact]
    public async Task No_more_calls_run_than_the_size()
    {
        var first = InputAsync("0", TimeSpan.FromMinutes(1));
        Answer("0");
        await first;
        for (int number = 1; number <= 5; number++)
            await InputAsync($"{number}");
        var sixth = InputAsync("6");
        Assert.False(_calls.ContainsKey("6"));
        Answer("1");
        await sixth;
        Assert.True(_calls.ContainsKey("6"));
    }

    [Fact]
    public async Task A_slow_call_does_not_block_the_slots_of_the_others()
    {
        var first = InputAsync("0", TimeSpan.FromMinutes(1));
        Answer("0");
        await first;
        await InputAsync("slow");
        for (int number = 1; number <= 9; number++)
        {
            await InputAsync($"{number}");
            Answer($"{number}");
        }
        Assert.Equal("0", Assert.Single(_written));
        // Ten results wait for the slow one, which is the limit.
        var tenth = InputAsync("10");
        Assert.False(_calls.ContainsKey("10"));
        Answer("slow");
        await tenth;
        Assert.Equal(["0", "slow", .. Enumerable.Range(1, 9).Select(static number => $"{number}")], _written);
    }

    [Fact]
    public async Task With_a_size_of_one_each_result_is_written_before_the_next_input()
    {
        var one = new OrderedWindow<string, string>(1, WriteAsync, () => _now);
        for (int number = 1; number <= 20; number++)
        {
            one.RecordInput();
            await one.AddAsync($"{number}", async () =>
            {
                await Task.Yield();
                return string.Empty;
            });
            await one.WriteReadyAsync();
            Assert.Equal(number, _written.Count);
        }
    }

    [Fact]
    public async Task A_call_that_fails_synchronously_is_reported_in_order()
    {
        _window.RecordInput();
        await _window.AddAsync("slow", () => Call("slow"));
        await _window.AddAsync("bad", static () => throw new InvalidTimeZoneException());
        Answer("slow");
        await _window.DrainAsync();
        Assert.Equal(["slow", "bad: InvalidTimeZoneException"], _written);
    }

    private async Task InputAsync(string key, TimeSpan took = default)
    {
        _window.RecordInput();
        await _window.AddAsync(key, () =>
        {
            var call = Call(key);
            _now += took;
            return call;
        });
        await _window.WriteReadyAsync();
    }

    private Task<string> Call(string key) => _calls.GetOrAdd(key, static _ => new TaskCompletionSource<string>()).Task;

    private void Answer(string key) => _calls[key].SetResult(key);

    private async Task WriteAsync(string key, Task<string> work)
    {
        try
        {
            await work;
            _written.Add(key);
        }
        catch (InvalidTimeZoneException exception)
        {
            _written.Add($"{key}: {exception.GetType().Name}");
        }
    }
}
