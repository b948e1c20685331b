using Mka1.Responses.Content;

namespace Mka1.Client.Tests.Responses.Items;

public sealed class ContentTests
{
    public static TheoryData<string, Type, string, string?> Parts => new()
    {
        { """{"type":"output_text","text":"Rain","annotations":[{"type":"file_path","file_id":"file-1","index":0}],"logprobs":[{"token":"Rain","logprob":-0.5,"bytes":[82,97,105,110],"top_logprobs":[{"token":"Snow","logprob":-1.5,"bytes":null}]}]}""", typeof(OutputTextPart), "Rain", "Rain" },
        { """{"type":"refusal","refusal":"No."}""", typeof(RefusalPart), "No.", null },
        { """{"type":"input_text","text":"Rain?"}""", typeof(InputTextPart), "Rain?", "Rain?" },
        { """{"type":"input_image","image_url":"https://example.com/a.png","detail":"high"}""", typeof(InputImagePart), "https://example.com/a.png", null },
        { """{"type":"input_image","image_url":null,"file_id":"file-1","detail":"auto"}""", typeof(InputImagePart), "file-1", null },
        { """{"type":"input_file","file_id":"file-1","filename":"a.pdf"}""", typeof(InputFilePart), "a.pdf", null },
        { """{"type":"input_file","file_data":"data:text/plain;base64,SGk=","file_url":"https://example.com/a.pdf"}""", typeof(InputFilePart), "https://example.com/a.pdf", null },
        { """{"type":"input_audio","input_audio":{"data":"UklGRg==","format":"wav"}}""", typeof(InputAudioPart), "input_audio", null },
        { """{"type":"reasoning_text","text":"What is rain?"}""", typeof(ReasoningTextPart), "What is rain?", "What is rain?" },
        { """{"type":"summary_text","text":"Rain is wet."}""", typeof(SummaryTextPart), "Rain is wet.", "Rain is wet." },
    };

    public static TheoryData<string, Type, string> Annotations => new()
    {
        { """{"type":"file_citation","file_id":"file-1","index":3,"filename":"rain.md"}""", typeof(FileCitation), "rain.md" },
        { """{"type":"url_citation","url":"https://example.com","start_index":1,"end_index":5,"title":"Rain"}""", typeof(UrlCitation), "https://example.com" },
        { """{"type":"container_file_citation","container_id":"cntr_1","file_id":"cfile_1","start_index":1,"end_index":5,"filename":"plot.png"}""", typeof(ContainerFileCitation), "plot.png" },
        { """{"type":"file_path","file_id":"file-2","index":5}""", typeof(FilePath), "file-2" },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_is_of_its_class_and_says_what_it_is(string json, Type type, string said, string? text)
    {
        var part = ContentPart.From(TypedView.Parse(json));
        Assert.IsType(type, part);
        TypedView.ShowsEveryMember(part);
        Assert.Equal(json, part.ToJson());
        Assert.Equal(said, part.ToString());
        Assert.Equal(text, part.Text);
        TypedView.KeepsWhatItDoesNotKnow(json, ContentPart.From);
        TypedView.TakesAnythingAnywhere(json, ContentPart.From);
    }

    [Theory]
    [MemberData(nameof(Annotations))]
    public void An_annotation_is_of_its_class_and_says_what_it_is(string json, Type type, string said)
    {
        var annotation = Annotation.From(TypedView.Parse(json));
        Assert.IsType(type, annotation);
        TypedView.ShowsEveryMember(annotation);
        Assert.Equal(json, annotation.ToJson());
        Assert.Equal(said, annotation.ToString());
        TypedView.KeepsWhatItDoesNotKnow(json, Annotation.From);
        TypedView.TakesAnythingAnywhere(json, Annotation.From);
    }

    [Fact]
    public void What_is_of_another_kind_is_whole()
    {
        const string Json = """{"notes":["cedar"],"type":"output_scent","text":"woody"}""";
        var part = Assert.IsType<UnknownPart>(ContentPart.From(TypedView.Parse(Json)));
        Assert.Equal(("output_scent", "woody", Json), (part.Type, part.Text, part.ToJson()));
        Assert.Equal("notes", Assert.Single(part.GetAdditionalProperties()).Key);
        var annotation = Assert.IsType<UnknownAnnotation>(Annotation.From(TypedView.Parse(Json)));
        Assert.Equal(["notes", "text"], annotation.GetAdditionalProperties().Keys);
        Assert.Equal("output_scent", annotation.ToString());
    }

    [Fact]
    public void An_address_that_holds_a_file_is_said_in_short()
    {
        string json = $$"""{"type":"input_image","image_url":"data:image/png;base64,{{new string('A', 10_000)}}"}""";
        var part = Assert.IsType<InputImagePart>(ContentPart.From(TypedView.Parse(json)));
        Assert.InRange(part.ToString().Length, 50, 150);
        Assert.Equal(10_022, part.ImageUrl!.Length);
    }

    [Theory]
    [InlineData("[1,256]")]
    [InlineData("[1,-1]")]
    [InlineData("[1,1.5]")]
    [InlineData("[1,\"2\"]")]
    [InlineData("null")]
    public void Bytes_that_are_none_are_not_told(string bytes)
    {
        var part = (OutputTextPart)ContentPart.From(TypedView.Parse($$"""{"type":"output_text","text":"a","logprobs":[{"token":"a","logprob":-1,"bytes":{{bytes}}}]}"""));
        Assert.Empty(Assert.Single(part.Logprobs).Bytes);
    }
}
