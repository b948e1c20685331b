using Mka1.Images;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Images;

/// <summary>Completes the documented values of -ResponseFormat.</summary>
public sealed class ImageResponseFormatCompleter() : KnownValueCompleter(ImageOptions.KnownResponseFormats);
