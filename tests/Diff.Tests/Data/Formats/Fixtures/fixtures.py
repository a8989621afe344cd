"""Writes the files beside this script, which the tests read. Needs NumPy 1.24 or later (Debian: python3-numpy).

The .npy and .npz files are NumPy's own. The safetensors files are written here after the format's specification, byte by byte as its
library does it: sorted by alignment, then name; compact JSON; padded with spaces to 8 bytes.
"""
import gzip
import json
import os
import struct
import zipfile

import numpy as np

os.chdir(os.path.dirname(os.path.abspath(__file__)))
MATRIX = np.array([[0.5, -1, 2], [3, 4.25, 1e30]])
CUBE = np.arange(24).reshape(2, 3, 4)
NUMBERS = [0, 1, 2, 100]


def npy(name, array, version=None):
    with open(name + ".npy", "wb") as file:
        np.lib.format.write_array(file, np.asanyarray(array), version=version, allow_pickle=name == "object")


def npys():
    npy("f4", MATRIX.astype("<f4"))
    npy("f8", MATRIX.astype("<f8"))
    npy("f8-v2", MATRIX.astype("<f8"), (2, 0))
    npy("f8-v3", MATRIX.astype("<f8"), (3, 0))
    npy("f4-big", MATRIX.astype(">f4"))
    npy("f8-big", MATRIX.astype(">f8"))
    npy("f8-fortran", np.asfortranarray(CUBE.astype("<f8")))
    npy("f4-fortran-big", np.asfortranarray(CUBE.astype(">f4")))
    npy("scalar", np.float64(2.5))
    npy("vector", np.array([1, np.nan, np.inf, -0.0]))
    npy("empty", np.zeros((0, 3)))
    npy("special-f2", np.array([1, 65504, 2 ** -24, np.inf], "<f2"))
    for kind in ["u1", "i1", "u2", "i2", "u4", "i4", "u8", "i8", "f2"]:
        npy("all-" + kind, np.array(NUMBERS, "<" + kind))
    npy("all-i4-big", np.array(NUMBERS, ">i4"))
    npy("all-u2-big", np.array(NUMBERS, ">u2"))
    npy("bool", np.array([False, True, True]))
    npy("complex", np.array([1j]))
    npy("text", np.array(["a"]))
    npy("structured", np.array([(1, 2.0)], dtype=[("a", "<i4"), ("b", "<f8")]))
    npy("object", np.array([{}, None], dtype=object))


def npzs():
    arrays = {"w": MATRIX.astype("<f4"), "layer/b": np.arange(3, dtype="<f4"), "fortran": np.asfortranarray(CUBE.astype("<f4"))}
    np.savez("stored.npz", **arrays)
    np.savez_compressed("deflated.npz", **arrays)
    with zipfile.ZipFile("mixed.npz", "w") as archive:
        for name in ["f8", "all-u1", "object"]:
            with open(name + ".npy", "rb") as file:
                archive.writestr(zipfile.ZipInfo(name + ".npy"), file.read())


def safetensors(name, tensors, metadata=None):
    order = {"F64": 0, "I64": 0, "F32": 1, "I32": 1, "BF16": 2, "F16": 2, "U8": 3, "BOOL": 3, "F8_E4M3": 3}
    header, data = {}, b""
    if metadata:
        header["__metadata__"] = metadata
    for key, (dtype, shape, content) in sorted(tensors.items(), key=lambda item: (order[item[1][0]], item[0])):
        header[key] = {"dtype": dtype, "shape": shape, "data_offsets": [len(data), len(data) + len(content)]}
        data += content
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-len(text) % 8)
    with open(name + ".safetensors", "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def safetensors_files():
    safetensors("f32", {
        "weight": ("F32", [2, 3], MATRIX.astype("<f4").tobytes()),
        "bias": ("F32", [3], np.arange(3, dtype="<f4").tobytes()),
        "größe": ("F32", [], np.array(7, "<f4").tobytes()),
        "nothing": ("F32", [0, 4], b""),
    }, {"format": "pt", "author": "nobody \"at\" all"})
    brain = (np.array([1, -2.5, 1e30], "<f4").view("<u4") >> 16).astype("<u2")
    safetensors("mixed", {
        "f64": ("F64", [2], np.array([0.1, -3], "<f8").tobytes()),
        "f32": ("F32", [2], np.array([0.1, -3], "<f4").tobytes()),
        "f16": ("F16", [2], np.array([0.5, -3], "<f2").tobytes()),
        "bf16": ("BF16", [3], brain.tobytes()),
        "i64": ("I64", [2], np.array([-1, 2 ** 40], "<i8").tobytes()),
        "u8": ("U8", [2], bytes([0, 255])),
        "bool": ("BOOL", [2], bytes([0, 1])),
        "f8": ("F8_E4M3", [2], bytes([0, 1])),
    })


def idx(name, kind, array, compress=False):
    data = struct.pack(">BBBB", 0, 0, kind, array.ndim) + struct.pack(">%dI" % array.ndim, *array.shape) + array.tobytes()
    with open(name, "wb") as file:
        file.write(gzip.compress(data, mtime=0) if compress else data)


def idxs():
    images, labels = (np.arange(2 * 3 * 4) * 10).astype("u1").reshape(2, 3, 4), np.array([7, 2], "u1")
    idx("images.idx", 0x08, images)
    idx("images.idx.gz", 0x08, images, compress=True)
    idx("labels.idx", 0x08, labels)
    idx("bytes.idx", 0x09, np.array([-128, 127], "i1"))
    idx("shorts.idx", 0x0B, np.array([-300, 300], ">i2"))
    idx("ints.idx", 0x0C, np.array([-70000, 70000], ">i4"))
    idx("floats.idx", 0x0D, np.array([0.1, -1e30], ">f4"))
    idx("doubles.idx", 0x0E, np.array([0.1, -1e300], ">f8"))


def csv():
    with open("table.csv", "w") as file:
        file.write('height, "age",class\n1.5,20,0\n\n"1.75",3e1,2\n')


if __name__ == "__main__":
    npys()
    npzs()
    safetensors_files()
    idxs()
    csv()
