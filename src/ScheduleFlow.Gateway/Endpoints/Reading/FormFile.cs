using Microsoft.AspNetCore.WebUtilities;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints.Reading;

/// <summary>
/// The file of a form, as a stream that ends only where the form ends. A part that comes after the file and would have
/// counted before it (a setting, another file) ends the stream with an <see cref="UnheardFormPartException"/>: the launch is
/// decided by then, and to ignore the part would import something other than the client asked for.
/// </summary>
/// <param name="form">The form, read up to the file.</param>
/// <param name="file">The section of the file.</param>
/// <param name="isSetting">Whether a field of this name is a setting of the import.</param>
internal sealed class FormFile(MultipartReader form, MultipartSection file, Func<string, bool> isSetting) : ReadOnlyStream
{
    private bool _ended;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await file.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (read == 0 && !buffer.IsEmpty && !_ended)
        {
            await EndAsync(cancellationToken).ConfigureAwait(false);
            _ended = true;
        }

        return read;
    }

    private async Task EndAsync(CancellationToken cancellation)
    {
        while (await form.ReadNextSectionAsync(cancellation).ConfigureAwait(false) is { } section)
        {
            if (section.AsFileSection() is { FileName.Length: > 0 } another)
            {
                throw new UnheardFormPartException(another.Name);
            }

            if (section.AsFormDataSection() is { } field && isSetting(field.Name))
            {
                throw new UnheardFormPartException(field.Name);
            }
        }
    }
}
