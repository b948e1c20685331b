using System.Collections;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Responses;

namespace Mka1.Client.Tests.Responses;

public sealed class ResponseRecordFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"mka1-{Guid.NewGuid():N}.jsonl");
    private readonly Mka1Client _client = new(WireServer.Options(WireServer.Nowhere));

    public void Dispose()
    {
        _client.Dispose();
        File.Delete(_path);
    }

    [Fact]
    public void Equal_requests_have_the_same_digest_in_whatever_order_their_members_are()
    {
        var one = Create(new Dictionary<string, object?> { ["a"] = new Hashtable { ["x"] = 1, ["y"] = "ä😀" }, ["b"] = null });
        var other = Create(new Dictionary<string, object?> { ["b"] = null, ["a"] = new Dictionary<string, object?> { ["y"] = "ä😀", ["x"] = 1 } });
        Assert.Equal(one.GetDigest(), other.GetDigest());
        Assert.NotEqual(one.GetDigest(), Create(new Dictionary<string, object?> { ["a"] = new Hashtable { ["x"] = 2, ["y"] = "ä😀" }, ["b"] = null }).GetDigest());
    }

    [Fact]
    public async Task Responses_that_arrive_at_the_same_time_are_all_recorded()
    {
        using (var file = ResponseRecordFile.Open(_path))
            await Task.WhenAll(Enumerable.Range(0, 200).Select(index => Task.Run(() => file.Add($"r-{index}", "d", _client, Read(index)))));
        using var again = ResponseRecordFile.Open(_path);
        Assert.Equal(200, again.Count);
        Assert.All(Enumerable.Range(0, 200), index => Assert.Equal(Read(index).ToJson(), again.Find($"r-{index}", "d", _client)!.ToJson()));
        Assert.Null(again.Find("r-200", "d", _client));
    }

    [Fact]
    public void A_response_that_was_just_recorded_is_found()
    {
        using var file = ResponseRecordFile.Open(_path);
        file.Add("a", "d", _client, Read(1));
        file.Add("b", "d", _client, Read(2));
        Assert.Equal("resp_1", file.Find("a", "d", _client)!.Id);
        Assert.Equal("resp_2", file.Find("b", "d", _client)!.Id);
    }

    // A process can be killed after any byte.
    [Fact]
    public void A_file_that_was_cut_anywhere_keeps_its_whole_lines()
    {
        using (var file = ResponseRecordFile.Open(_path))
        {
            file.Add("a", "d", _client, Read(1));
            file.Add("ä\n\"", "d", _client, Read(2));
        }
        byte[] whole = File.ReadAllBytes(_path);
        int first = Array.IndexOf(whole, (byte)'\n') + 1;
        for (int length = 0; length <= whole.Length; length++)
        {
            File.WriteAllBytes(_path, whole[..length]);
            using (var cut = ResponseRecordFile.Open(_path))
            {
                Assert.Equal(length >= whole.Length - 1 ? 2 : length >= first - 1 ? 1 : 0, cut.Count);
                cut.Add("c", "d", _client, Read(3));
            }
            using var again = ResponseRecordFile.Open(_path);
            Assert.Equal("resp_3", again.Find("c", "d", _client)!.Id);
            if (length >= first - 1)
                Assert.Equal("resp_1", again.Find("a", "d", _client)!.Id);
        }
    }

    [Theory]
    [InlineData("id,text\n1,x\n")]
    [InlineData("x")]
    [InlineData("{\"custom_id\":\"a\",\"method\":\"POST\"}")]
    [InlineData("{\"custom_id\":\"a\",\"digest\":\"d\",\"server\":\"s\",\"response\":1}\n")]
    [InlineData("\n")]
    public void Another_file_is_refused_and_kept(string text)
    {
        File.WriteAllText(_path, text);
        Assert.Throws<Mka1InputException>(() => ResponseRecordFile.Open(_path));
        Assert.Equal(text, File.ReadAllText(_path));
    }

    [Fact]
    public void A_file_in_use_is_refused()
    {
        using var file = ResponseRecordFile.Open(_path);
        file.Create();
        Assert.Throws<Mka1InputException>(() => ResponseRecordFile.Open(_path));
    }

    [Fact]
    public void A_file_that_another_has_created_meanwhile_is_refused()
    {
        using var one = ResponseRecordFile.Open(_path);
        using var other = ResponseRecordFile.Open(_path);
        one.Create();
        Assert.Throws<Mka1InputException>(other.Create);
    }

    [Fact]
    public void Another_request_server_or_identity_is_refused()
    {
        using var file = ResponseRecordFile.Open(_path);
        file.Add("a", "d", _client, Read(1));
        using var elsewhere = new Mka1Client(new Mka1ClientOptions { Server = new Uri("http://127.0.0.1:2"), Token = _ => Task.FromResult(WireServer.Token) });
        using var other = new Mka1Client(new Mka1ClientOptions { Server = _client.Server, OnBehalfOf = "acme", Token = _ => Task.FromResult(WireServer.Token) });
        Assert.Contains("another request", Assert.Throws<Mka1InputException>(() => file.Find("a", "e", _client)).Message, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:2/", Assert.Throws<Mka1InputException>(() => file.Find("a", "d", elsewhere)).Message, StringComparison.Ordinal);
        Assert.Contains("acme", Assert.Throws<Mka1InputException>(() => file.Find("a", "d", other)).Message, StringComparison.Ordinal);
    }

    private static ResponseCreateOptions Create(Dictionary<string, object?> body) => new() { Model = "auto", Input = "x", Body = body };

    private static Response Read(int index) => Response.FromJson($"{{\"id\":\"resp_{index}\",\"status\":\"completed\",\"n\":1.50,\"text\":\"\\ud83d {new string('x', index)}\"}}");
}
