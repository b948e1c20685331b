namespace Mka1.PowerShell.Responses;

/// <summary>Creates the parts of attachments. Reads the files once for consecutive prompts with the same attachments.</summary>
internal sealed class AttachmentParts(Attachment attachment)
{
    private string[]?[] _sources = [];
    private Dictionary<string, object?>[] _parts = [];

    public Dictionary<string, object?>[] Get(string[]? images, string[]? files, string[]? audio)
    {
        string[]?[] sources = [images, files, audio];
        if (sources.Length != _sources.Length || !sources.Zip(_sources, static (one, other) => (one ?? []).SequenceEqual(other ?? [])).All(static same => same))
        {
            _parts = [.. attachment.CreateImageParts(images ?? []), .. attachment.CreateFileParts(files ?? []), .. attachment.CreateAudioParts(audio ?? [])];
            _sources = sources;
        }
        return _parts;
    }
}
