using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ScheduleFlow.Dashboard.Parts;

/// <summary>What only the browser can do (wwwroot/shell.js).</summary>
public sealed class Browser(IJSRuntime js) : IAsyncDisposable
{
    private Task<IJSObjectReference>? _module;

    public async ValueTask ShowDialogAsync(ElementReference dialog) => await (await Module()).InvokeVoidAsync("showDialog", dialog);

    public async ValueTask CloseDialogAsync(ElementReference dialog) => await (await Module()).InvokeVoidAsync("closeDialog", dialog);

    public async ValueTask FocusAsync(ElementReference element) => await (await Module()).InvokeVoidAsync("focus", element);

    /// <summary>Gives the focus to the screen's heading if what had it is gone.</summary>
    public async ValueTask KeepFocusAsync() => await (await Module()).InvokeVoidAsync("keepFocus");

    /// <summary>Puts a text on the clipboard; false: the browser refuses.</summary>
    public async ValueTask<bool> CopyAsync(string text) => await (await Module()).InvokeAsync<bool>("copy", text);

    /// <summary>Gives the person a file.</summary>
    public async ValueTask SaveAsync(string name, string mediaType, byte[] content) =>
        await (await Module()).InvokeVoidAsync("save", name, mediaType, content);

    /// <summary>Remembers a value on this machine; null forgets it.</summary>
    public async ValueTask RememberAsync(string name, string? value) => await (await Module()).InvokeVoidAsync("remember", name, value);

    public async ValueTask<string?> RememberedAsync(string name) => await (await Module()).InvokeAsync<string?>("remembered", name);

    /// <summary>light or dark; null: as the system.</summary>
    public async ValueTask SetThemeAsync(string? theme) => await (await Module()).InvokeVoidAsync("setTheme", theme);

    public async ValueTask SetLanguageAsync(string language) => await (await Module()).InvokeVoidAsync("setLanguage", language);

    /// <summary>The IANA zone of this machine.</summary>
    public async ValueTask<string> ZoneAsync() => await (await Module()).InvokeAsync<string>("zone");

    public async ValueTask<string> LanguageAsync() => await (await Module()).InvokeAsync<string>("language");

    /// <summary>Whether the browser asks before the page is left: something that was entered is not sent.</summary>
    public async ValueTask GuardAsync(bool on) => await (await Module()).InvokeVoidAsync("guard", on);

    /// <summary>What is sent if the page is left now: requests without a body, each as DELETE https://….</summary>
    public async ValueTask SendOnLeaveAsync(string[] requests) => await (await Module()).InvokeVoidAsync("sendOnLeave", [requests]);

    internal async ValueTask ListenAsync<T>(DotNetObjectReference<T> listener)
        where T : class => await (await Module()).InvokeVoidAsync("listen", listener);

    internal async ValueTask UnlistenAsync() => await (await Module()).InvokeVoidAsync("unlisten");

    internal async ValueTask<IJSObjectReference> WatchRowsAsync<T>(ElementReference root, DotNetObjectReference<T> listener)
        where T : class => await (await Module()).InvokeAsync<IJSObjectReference>("rows", root, listener);

    public async ValueTask DisposeAsync()
    {
        if (_module is { IsCompletedSuccessfully: true })
        {
            await (await _module).DisposeAsync();
        }
    }

    private Task<IJSObjectReference> Module() => _module ??= js.InvokeAsync<IJSObjectReference>("import", "./shell.js").AsTask();
}
