using System.Globalization;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Images;
using Mka1.PowerShell.Paths;
using Mka1.Responses;

namespace Mka1.PowerShell.Images;

/// <summary>The files that generated images are saved in: the file of a path, with numbers if it gets several, or numbered files in a directory.</summary>
/// <param name="path">The file or the existing directory.</param>
/// <param name="force">Whether existing files are replaced.</param>
internal sealed class ImageTargets(string path, bool force)
{
    // Cmdlets that run at the same time may save in the same directory.
    private static int _number;

    private readonly SavedFiles _taken = new();
    private readonly bool _isDirectory = Directory.Exists(path);
    private bool _isWritable;

    /// <summary>Checks the files of a call before it is sent, because the call costs money.</summary>
    /// <param name="count">The number of images that are requested.</param>
    /// <exception cref="Mka1InputException">A file exists, or an earlier call was saved in it.</exception>
    public void Check(int count)
    {
        if (_isDirectory)
            return;
        for (int index = 0; index < count; index++)
            _taken.CheckOverwrite(GetFile(index, count), force);
    }

    /// <summary>Checks once that files can be created, before a call that costs money.</summary>
    /// <exception cref="Mka1WriteException">Nothing can be saved there.</exception>
    public void CheckWritable()
    {
        if (!_isWritable)
            TargetFile.CheckFolder(_isDirectory ? path : Path.GetDirectoryName(path)!);
        _isWritable = true;
    }

    /// <summary>Whether the images of each call get files of their own.</summary>
    public bool IsDirectory => _isDirectory;

    /// <summary>Whether an existing file is replaced.</summary>
    public bool Overwrites => force && !_isDirectory;

    /// <summary>Whether the extension of a file is one of the format of an image, or there is none.</summary>
    public static bool Suits(string file, GeneratedImage image) =>
        Path.GetExtension(file).ToLowerInvariant() is var extension && (extension.Length < 2 || (extension == ".jpeg" ? ".jpg" : extension) == ResponseContent.GetExtension(image));

    /// <summary>Notes a file that was saved.</summary>
    public void Add(string file) => _taken.Add(file);

    /// <summary>Gets the file of an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="index">Its position in the answer.</param>
    /// <param name="count">The number of images that were requested.</param>
    /// <exception cref="Mka1InputException">The server sent more images than requested, and there is a file of that name.</exception>
    public string GetFile(GeneratedImage image, int index, int count)
    {
        if (_isDirectory)
            return GetFreeFile(image);
        string file = GetFile(index, count);
        if (index >= count)
            _taken.CheckOverwrite(file, force);
        return file;
    }

    private string GetFile(int index, int count) => count == 1 && index == 0 ? path
        : Path.Combine(Path.GetDirectoryName(path)!, $"{Path.GetFileNameWithoutExtension(path)}-{index + 1}{Path.GetExtension(path)}");

    // Never replaces a file, because the names are not those of anything.
    private string GetFreeFile(GeneratedImage image)
    {
        string time = (image.CreatedAt ?? DateTimeOffset.UtcNow).ToLocalTime().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        string file;
        do
            file = Path.Combine(path, $"image-{time}-{Interlocked.Increment(ref _number)}{ResponseContent.GetExtension(image)}");
        while (File.Exists(file));
        return file;
    }
}
