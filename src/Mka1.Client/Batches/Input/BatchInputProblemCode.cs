namespace Mka1.Batches.Input;

/// <summary>The codes of the problems in the input of a batch. They are stable.</summary>
public static class BatchInputProblemCode
{
    /// <summary>The line is not JSON.</summary>
    public const string InvalidJson = "InvalidJson";

    /// <summary>The line is JSON but not an object.</summary>
    public const string NotAnObject = "NotAnObject";

    /// <summary>The line is blank.</summary>
    public const string BlankLine = "BlankLine";

    /// <summary>A member of the line occurs twice; a server may use either.</summary>
    public const string RepeatedMember = "RepeatedMember";

    /// <summary>There is no <c>custom_id</c>, or it is empty or not text.</summary>
    public const string MissingCustomId = "MissingCustomId";

    /// <summary>An earlier line has the same <c>custom_id</c>.</summary>
    public const string DuplicateCustomId = "DuplicateCustomId";

    /// <summary>The line contains the escape of an unpaired surrogate, which servers refuse, replace or keep.</summary>
    public const string UnpairedSurrogate = "UnpairedSurrogate";

    /// <summary><c>method</c> is not <c>POST</c>.</summary>
    public const string InvalidMethod = "InvalidMethod";

    /// <summary><c>url</c> is missing or not one that a batch can call.</summary>
    public const string InvalidUrl = "InvalidUrl";

    /// <summary><c>url</c> is not the batch's endpoint.</summary>
    public const string UrlMismatch = "UrlMismatch";

    /// <summary><c>body</c> is missing or not an object.</summary>
    public const string InvalidBody = "InvalidBody";

    /// <summary><c>body</c> has no <c>model</c>, or it is empty or not text.</summary>
    public const string MissingModel = "MissingModel";

    /// <summary><c>model</c> is not that of the previous lines: a file can call one model.</summary>
    public const string SeveralModels = "SeveralModels";

    /// <summary>The file is empty.</summary>
    public const string EmptyFile = "EmptyFile";

    /// <summary>The file begins with a byte order mark.</summary>
    public const string ByteOrderMark = "ByteOrderMark";

    /// <summary>The file or the line is not UTF-8.</summary>
    public const string WrongEncoding = "WrongEncoding";

    /// <summary>The file has more requests than other servers of this API accept.</summary>
    public const string TooManyRequests = "TooManyRequests";

    /// <summary>The file is larger than other servers of this API accept, or a request is larger than the limit of a file.</summary>
    public const string TooLarge = "TooLarge";
}
