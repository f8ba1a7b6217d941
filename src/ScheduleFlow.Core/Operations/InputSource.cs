using System.IO.Hashing;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Operations;

/// <summary>A document that the caller names: a file, standard input, or the text itself.</summary>
internal sealed record InputSource
{
    /// <summary>The argument that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>A path, or <c>-</c>.</summary>
    public required string Argument { get; init; }

    /// <summary>Opens standard input.</summary>
    public required Func<Stream> OpenStandardInput { get; init; }

    /// <summary>Where a path may lead to.</summary>
    public InputPaths Paths { get; init; } = InputPaths.Anywhere;

    /// <summary>
    /// How many bytes standard input must have; null: any number. A gateway that is killed during an upload closes the
    /// pipe as if the document had ended there.
    /// </summary>
    public long? StandardInputBytes { get; init; }

    /// <summary>Whether an argument that begins with a bracket or brace is the JSON document itself, as in older scripts.</summary>
    public bool AllowsInlineJson { get; init; }

    /// <summary>What standard input is called, if the caller knows.</summary>
    public string? StandardInputName { get; init; }

    /// <summary>
    /// What the document is called where it does not say itself: the file's name without its extension; null where it has
    /// none.
    /// </summary>
    public string? Name => Argument == StandardInput ? (StandardInputName?.Length > Limits.MaxNameLength ? null : StandardInputName)
        : IsInlineJson ? null
        : Path.GetFileNameWithoutExtension(Argument);

    /// <summary>The largest document that is read; a larger one is <c>too_large</c>.</summary>
    public long MaxBytes { get; init; } = Limits.MaxInputBytes;

    /// <summary>Gets every byte of the document as it is read; null: none is needed.</summary>
    public XxHash128? Digest { get; init; }

    /// <summary>Is told which file is read, as an admin would look for it.</summary>
    public Action<string> Note { get; init; } = static _ => { };

    /// <summary>
    /// Whether it is standard input, the text itself, or an existing file. A path that the caller may not read counts as
    /// none, so that nobody learns what is there.
    /// </summary>
    public bool IsThere => Argument == StandardInput || IsInlineJson || IsReadableFile;

    private bool IsReadableFile => Argument.Length > 0 && !Argument.Contains('\0')
        && (!Paths.IsLimited || Paths.Refuse(Argument, PathRules.Resolve(Argument)) is null)
        && File.Exists(Argument);

    private bool IsInlineJson => AllowsInlineJson && Argument.AsSpan().TrimStart() is ['[' or '{', ..] && !File.Exists(Argument);

    /// <summary>
    /// Opens the document and reads with it. Over <see cref="MaxBytes"/> it is <c>too_large</c>; a path is
    /// <c>file_not_found</c>, <c>forbidden_path</c> or <c>permission_denied</c>.
    /// </summary>
    public Outcome<T> Read<T>(Func<Stream, Outcome<T>> read)
        where T : notnull
    {
        try
        {
            if (!Open().TryGet(out var stream, out var problem))
            {
                return problem;
            }

            using (stream)
            {
                var limited = new LimitedStream(stream, MaxBytes);
                var outcome = ReadDigested(read, limited);
                return Argument == StandardInput
                    && StandardInputBytes is { } expected
                    && limited.Position < expected
                    && outcome.Problem is null
                    ? new Problem(ErrorType.ParseError, $"The document is cut off: {limited.Position} of {expected} bytes arrived.")
                    {
                        Hint = "Send it again.",
                    }
                    : outcome;
            }
        }
        catch (InputTooLargeException)
        {
            return new Problem(ErrorType.TooLarge, $"The document is larger than {MaxBytes / (1024 * 1024)} MB.")
            {
                Hint = "Split it into several, for example one a month.",
            };
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            return DiskProblem.From(exception, Argument);
        }
    }

    private Outcome<T> ReadDigested<T>(Func<Stream, Outcome<T>> read, Stream document)
        where T : notnull
    {
        if (Digest is null)
        {
            return read(document);
        }

        // A reader may stop before the end; the digest is of the whole document.
        var watched = new WatchedStream(document, Digest.Append);
        var outcome = read(watched);
        watched.CopyTo(Stream.Null);
        return outcome;
    }

    private Outcome<Stream> Open()
    {
        if (Argument == StandardInput)
        {
            return OpenStandardInput();
        }

        if (IsInlineJson)
        {
            return new MemoryStream(Encoding.UTF8.GetBytes(Argument), writable: false);
        }

        if (Argument.Length == 0 || Argument.Contains('\0'))
        {
            return new Problem(ErrorType.Validation, "The path of the file is empty or holds a NUL character.");
        }

        var path = Argument;
        if (Paths.IsLimited)
        {
            // Links are followed first: what counts is where the file really is.
            path = PathRules.Resolve(Argument);
            if (Paths.Refuse(Argument, path) is { } refusal)
            {
                return refusal;
            }
        }

        if (Directory.Exists(path))
        {
            return new Problem(ErrorType.Validation, $"“{Argument}” is a folder, not a file.");
        }

        if (!File.Exists(path))
        {
            return new Problem(ErrorType.FileNotFound, $"There is no file “{Argument}”.")
            {
                Hint = "Check the spelling; a relative path starts at the folder that the program was started in.",
            };
        }

        // A server must not wait for whoever is at the other end of a pipe; a person in a shell may.
        if (Paths.IsLimited && !RegularFile.Is(path))
        {
            return new Problem(ErrorType.Validation, $"“{Argument}” is a pipe, not a file.");
        }

        Note(Paths.NameOf(path));
        return RegularFile.OpenRead(path);
    }
}
